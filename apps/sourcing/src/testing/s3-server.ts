import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort, eventually, pythonPrograms } from '@firmograph/testing';

const requirements = join(import.meta.dirname, '../../src/testing/requirements.txt');
const region = 'eu-west-1';

/** A server that speaks S3, with a bucket. Its own tests take any credentials. */
export async function startS3(bucket: string) {
  const programs = await pythonPrograms('s3', requirements);
  const port = await freePort();
  const child = spawn(join(programs, 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
  await eventually(
    () =>
      client.send(
        new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: region } }),
      ),
    60_000,
  );
  return {
    endpoint,
    region,
    client,
    stop: async () => {
      client.destroy();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
