import { generateKeyPairSync, hash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;

export interface SftpDouble {
  readonly port: number;
  readonly fingerprint: string;
  /** What every write is answered with from now on; undefined: it works. */
  failure: readonly [code: number, message: string] | undefined;
  stop(): Promise<void>;
}

function rsaKey() {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return privateKey;
}

export const aKey = rsaKey;

/** An SFTP server over a folder, which takes a password or a key; each has a host key of its own. */
export async function startSftp(
  root: string,
  who: { readonly user: string; readonly password: string; readonly clientKey: string },
  onPort = 0,
): Promise<SftpDouble> {
  const hostKey = rsaKey();
  const clients = new Set<Connection>();
  const parsed = ssh2.utils.parseKey(hostKey);
  const allowed = ssh2.utils.parseKey(who.clientKey);
  if (parsed instanceof Error || allowed instanceof Error) throw new TypeError('A key of the test is none');
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    client.on('authentication', (context) => {
      const isPassword =
        context.method === 'password' && context.username === who.user && context.password === who.password;
      const isKey = context.method === 'publickey' && context.key.data.equals(allowed.getPublicSSH());
      if (isPassword || isKey) context.accept();
      else context.reject(['password', 'publickey']);
    });
    client.on('session', (accept) => accept().on('sftp', (open) => serve(open(), root, double)));
  });
  const double: { -readonly [Key in keyof SftpDouble]: SftpDouble[Key] } = {
    port: 0,
    fingerprint: `SHA256:${hash('sha256', parsed.getPublicSSH(), 'base64').replace(/=$/, '')}`,
    failure: undefined,
    stop: async () => {
      for (const client of clients) client.end();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
  await new Promise<void>((listening) => server.listen(onPort, '127.0.0.1', listening));
  double.port = (server.address() as AddressInfo).port;
  return double;
}

function serve(sftp: SFTPWrapper, root: string, double: Pick<SftpDouble, 'failure'>): void {
  const asked = answering(sftp, root);
  serveFolders(sftp, asked);
  serveFiles(sftp, asked, double);
}

type Asked = ReturnType<typeof answering>;

function answering(sftp: SFTPWrapper, root: string) {
  const at = (path: string) => join(root, join('/', path));
  const guarded = (id: number, act: () => void) => {
    try {
      act();
    } catch (error) {
      const isMissing = Error.isError(error) && 'code' in error && error.code === 'ENOENT';
      sftp.status(id, isMissing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
    }
  };
  const done = (id: number, act: () => void) =>
    guarded(id, () => {
      act();
      sftp.status(id, STATUS_CODE.OK);
    });
  return { at, guarded, done };
}

function serveFolders(sftp: SFTPWrapper, { at, guarded, done }: Asked): void {
  const attributes = (path: string) => {
    const { mode, uid, gid, size, atimeMs, mtimeMs } = statSync(at(path));
    return { mode, uid, gid, size, atime: atimeMs / 1000, mtime: mtimeMs / 1000 };
  };
  const told = (id: number, path: string) => guarded(id, () => sftp.attrs(id, attributes(path)));
  sftp.on('STAT', told).on('LSTAT', told);
  sftp.on('REALPATH', (id, path) => {
    const filename = join('/', path);
    sftp.name(id, [{ filename, longname: filename, attrs: { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 } }]);
  });
  sftp.on('MKDIR', (id, path) => done(id, () => mkdirSync(at(path))));
  sftp.on('REMOVE', (id, path) => done(id, () => rmSync(at(path))));
  sftp.on('RENAME', (id, from, to) => done(id, () => renameSync(at(from), at(to))));
  sftp.on('SETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK));
}

function serveFiles(sftp: SFTPWrapper, { at, guarded, done }: Asked, double: Pick<SftpDouble, 'failure'>): void {
  const handleOf = (fd: number) => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(fd);
    return handle;
  };
  sftp.on('OPEN', (id, path, flags) =>
    guarded(id, () => {
      const isWrite = (flags & OPEN_MODE.WRITE) !== 0;
      sftp.handle(id, handleOf(openSync(at(path), isWrite ? 'w' : 'r')));
    }),
  );
  sftp.on('WRITE', (id, handle, offset, data) => {
    if (double.failure !== undefined) sftp.status(id, ...double.failure);
    else done(id, () => writeSync(handle.readUInt32BE(), data, 0, data.length, offset));
  });
  sftp.on('READ', (id, handle, offset, length) =>
    guarded(id, () => {
      const buffer = Buffer.alloc(Math.min(length, 65_536));
      const read = readSync(handle.readUInt32BE(), buffer, 0, buffer.length, offset);
      if (read === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, buffer.subarray(0, read));
    }),
  );
  sftp.on('FSTAT', (id, handle) =>
    guarded(id, () => {
      const { mode, uid, gid, size } = fstatSync(handle.readUInt32BE());
      sftp.attrs(id, { mode, uid, gid, size, atime: 0, mtime: 0 });
    }),
  );
  sftp.on('CLOSE', (id, handle) => done(id, () => closeSync(handle.readUInt32BE())));
}
