import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Double, type S3Double } from '../testing/s3-double.js';
import { fileStoreContract } from './file-store-contract.js';
import { storageKey } from './file-store.js';
import { s3FileStore } from './s3-file-store.js';
import { spool, type SpooledFile } from './spool.js';

fileStoreContract('S3', async (folder) => {
  const service = await startS3Double();
  return {
    files: s3FileStore(service.settings),
    incoming: join(folder, 'incoming'),
    remove: () => service.close(),
  };
});

describe('s3FileStore', () => {
  let folder: string;
  let service: S3Double;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-files-'));
    service = await startS3Double();
  });

  afterEach(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  const receive = (content: string): Promise<SpooledFile> => {
    const source = (async function* () {
      yield Buffer.from(content);
    })();
    return spool(source, { folder, maxBytes: 1_000 });
  };

  it('repeats what the service could not do at the moment', async () => {
    const files = s3FileStore(service.settings);
    const spooled = await receive('hello');
    service.failNext(2);
    await files.keep(storageKey(spooled.hash, 'file-1'), spooled);
    expect([...service.objects.values()].map(String)).toEqual(['hello']);
  });

  it('G14: a wrong secret or a service that is gone is a refusal, and the received file can be sent again', async () => {
    const spooled = await receive('hello');
    const key = storageKey(spooled.hash, 'file-1');
    const stranger = s3FileStore({ ...service.settings, secretAccessKey: 'wrong' });
    await expect(stranger.keep(key, spooled)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(stranger.read(key)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(stranger.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(service.objects.size).toBe(0);
    await s3FileStore(service.settings).keep(key, spooled);
    expect(service.objects.size).toBe(1);
  });

  it('signs by what agrees with the example that AWS publishes', async () => {
    const example = new AwsClient({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
      service: 's3',
    });
    const { headers } = await example.sign('https://examplebucket.s3.amazonaws.com/test.txt', {
      headers: { range: 'bytes=0-9', 'x-amz-content-sha256': createHash('sha256').digest('hex') },
      aws: { datetime: '20130524T000000Z', allHeaders: true },
    });
    expect(headers.get('authorization')).toMatch(
      /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    );
  });
});
