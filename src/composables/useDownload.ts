export interface Download {
  download(name: string, text: string, type: string): void;
  downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void;
}

/** Hands a text or bytes to the reader as a file. */
export function useDownload(): Download {
  return {
    download: (name, text, type) => save(name, new Blob([text], { type: `${type};charset=utf-8` })),
    downloadBytes: (name, bytes) => save(name, new Blob([bytes], { type: 'application/octet-stream' })),
  };
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the file by the next turn; an address that is never given back costs memory.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
