import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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

/** Only there a process can see what it has open. */
const onLinux = process.platform === 'linux' ? it : it.skip;

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

  it('G14: a bucket that does not exist is not one in which nothing is', async () => {
    const elsewhere = s3FileStore({ ...service.settings, bucket: 'nobody-made-it' });
    await expect(elsewhere.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(elsewhere.read('ab/cd')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(s3FileStore(service.settings).check()).resolves.toBeUndefined();
  });

  onLinux('leaves no file open when the service is gone', async () => {
    const spooled = await receive('hello');
    await service.close();
    await expect(s3FileStore(service.settings).keep('ab/cd', spooled)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // The system closes them on a thread of its own.
    while ((await openPaths()).includes(spooled.path)) await delay(10);
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

/** What this process has open, as Linux tells. */
async function openPaths(): Promise<readonly string[]> {
  const handles = await readdir('/proc/self/fd');
  return Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
}
