import { SocketPlaces } from './socket-places.js';

describe('SocketPlaces', () => {
  it('G20: gives an address as many places as there are, and not one more', () => {
    const places = new SocketPlaces(2);
    const first = places.take('192.0.2.1');
    first?.settle();
    const second = places.take('::ffff:192.0.2.1');
    second?.settle();
    expect([first, second]).not.toContain(undefined);
    expect(places.take('192.0.2.1')).toBeUndefined();
    expect(places.take('192.0.2.2')).toBeDefined();
    first?.leave();
    first?.leave();
    expect(places.take('192.0.2.1')).toBeDefined();
    expect(places.take('192.0.2.1')).toBeUndefined();
  });

  it('lets fewer in that have not said who they are', () => {
    const places = new SocketPlaces(4);
    const first = places.take('192.0.2.1');
    expect(places.take('192.0.2.1')).toBeUndefined();
    first?.settle();
    first?.settle();
    expect(places.take('192.0.2.1')).toBeDefined();
    expect(places.take('192.0.2.1')).toBeUndefined();
  });
});
