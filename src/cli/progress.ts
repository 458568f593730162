/** One line of progress on a terminal; silence in a pipe. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

export function createProgress(stream: NodeJS.WriteStream, label: string): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`\r\u001b[2K${label}: ${text}`),
    clear: () => void stream.write('\r\u001b[2K'),
  };
}
