import { stayInPage } from './stay-in-page';

/** The observer has heard of it, and the page has done what it was doing. */
const settled = async (): Promise<void> => {
  await Promise.resolve();
  jest.advanceTimersByTime(20);
};

describe('stayInPage', () => {
  const element = document.createElement('lc-widget');
  let end: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    document.body.replaceChildren();
    document.documentElement.append(element);
    end = stayInPage(document, element);
  });
  afterEach(() => {
    end();
    jest.useRealTimers();
  });

  it('puts it back where a page takes out all that it has, or moves it into a body that goes', async () => {
    document.documentElement.replaceChildren(document.head, document.body);
    await settled();
    expect(document.documentElement.lastChild).toBe(element);

    jest.advanceTimersByTime(1000);
    document.body.append(element);
    await settled();
    document.body.replaceWith(document.createElement('body'));
    await settled();
    expect(document.documentElement.lastChild).toBe(element);

    // The new body is watched as the old one was.
    jest.advanceTimersByTime(1000);
    document.body.append(element);
    await settled();
    element.remove();
    await settled();
    expect(document.documentElement.lastChild).toBe(element);
  });

  it('leaves it where the page has moved it', async () => {
    const place = document.body.appendChild(document.createElement('main'));
    place.append(element);
    await settled();
    expect(element.parentNode).toBe(place);
  });

  it('does not race a page that takes it out each time', async () => {
    let times = 0;
    const remove = (): void => {
      if (!element.isConnected) return;
      times += 1;
      element.remove();
    };
    const rival = new MutationObserver(remove);
    rival.observe(document.documentElement, { childList: true });
    remove();
    for (let step = 0; step < 200; step += 1) {
      await Promise.resolve();
      jest.advanceTimersByTime(10);
    }
    rival.disconnect();
    expect(times).toBeGreaterThan(2);
    expect(times).toBeLessThan(7);
  });

  it('lets it go when it is over', async () => {
    element.remove();
    await Promise.resolve();
    end();
    jest.advanceTimersByTime(1000);
    document.body.replaceChildren('the next page');
    await settled();
    expect(element.isConnected).toBe(false);
  });
});
