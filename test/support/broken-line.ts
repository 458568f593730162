// A line to a server that can be cut, slow or closed: one connection after the other, as it is told.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type LineFault =
  | { readonly kind: 'refuse' }
  /** Cut after so many bytes of the server's. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'slow'; readonly milliseconds: number };

export interface BrokenLine {
  readonly port: number;
  /** The next connections, in order; those after them are whole. */
  play(faults: readonly LineFault[]): void;
  clear(): void;
  close(): Promise<void>;
}

/** A line to a port on loopback. */
export async function startBrokenLine(target: number): Promise<BrokenLine> {
  let waiting: LineFault[] = [];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const fault = waiting.shift() ?? null;
    if (fault?.kind === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) open.add(socket);
    join(near, far, fault);
    near.once('close', () => open.delete(near));
    far.once('close', () => open.delete(far));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    play: (faults) => {
      waiting = [...waiting, ...faults];
    },
    clear: () => {
      waiting = [];
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function join(near: Socket, far: Socket, fault: LineFault | null): void {
  let room = fault?.kind === 'cut' ? fault.afterBytes : Infinity;
  const pause = fault?.kind === 'slow' ? fault.milliseconds : 0;
  const end = (): void => {
    near.destroy();
    far.destroy();
  };
  far.on('data', (chunk) => {
    near.write(room < chunk.length ? chunk.subarray(0, room) : chunk);
    room -= chunk.length;
    if (room <= 0) near.end(end);
    if (pause === 0) return;
    far.pause();
    setTimeout(() => far.resume(), pause);
  });
  near.on('data', (chunk) => far.write(chunk));
  for (const socket of [near, far]) {
    socket.on('error', end);
    socket.on('close', end);
  }
}
