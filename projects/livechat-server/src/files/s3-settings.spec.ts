import { parseS3Url } from './s3-settings.js';

describe('parseS3Url', () => {
  it('reads where files are kept', () => {
    expect(parseS3Url('https://AKID:s%2Fecret@s3.example:9000/chat-files?region=eu-central-1')).toEqual({
      endpoint: 'https://s3.example:9000',
      bucket: 'chat-files',
      region: 'eu-central-1',
      accessKeyId: 'AKID',
      secretAccessKey: 's/ecret',
    });
    expect(parseS3Url('http://a:b@127.0.0.1/files')).toMatchObject({ region: 'us-east-1' });
  });

  it.each(['', 's3://bucket', 'https://s3.example/bucket', 'https://a:b@s3.example/', 'https://a:b@s3.example/a/b'])(
    'knows that %j is none',
    (value) => {
      expect(parseS3Url(value)).toBeUndefined();
    },
  );
});
