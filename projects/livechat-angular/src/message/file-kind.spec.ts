import { fileKind, fileType, pictureSize } from './file-kind';

const file = (mediaType: string) => ({ id: 'file-0001', name: 'a', mediaType, size: 1 });

describe('fileKind', () => {
  it('draws only images that cannot hold scripts', () => {
    expect(fileKind(file('image/png'))).toBe('image');
    expect(fileKind(file('image/svg+xml'))).toBe('document');
    expect(fileKind(file('text/html'))).toBe('document');
    expect(fileKind(file('video/mp4'))).toBe('video');
    expect(fileKind(file('audio/ogg'))).toBe('audio');
    expect(fileKind({ url: 'https://x.example/a', name: 'a' })).toBe('document');
  });
});

describe('pictureSize', () => {
  it('keeps the proportions, and never enlarges', () => {
    expect(pictureSize({ width: 2600, height: 1300 })).toEqual({ width: 260, height: 130 });
    expect(pictureSize({ width: 100, height: 50 })).toEqual({ width: 100, height: 50 });
    expect(pictureSize({ width: 500, height: 5000 })).toEqual({ width: 48, height: 320 });
    expect(pictureSize({})).toEqual({ width: 260, height: 180 });
  });
});

describe('fileType', () => {
  it.each([
    ['Order.pdf', 'PDF'],
    ['archive.tar.gz', 'GZ'],
    ['README', ''],
    ['a sentence. And another', ''],
  ])('of %s is %s', (name, type) => expect(fileType({ ...file(''), name })).toBe(type));
});
