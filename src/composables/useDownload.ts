/** Hands a text to the reader as a file. */
export function useDownload(): { download: (name: string, text: string, type: string) => void } {
  function download(name: string, text: string, type: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    // The browser has taken the file by the next turn; an address that is never given back costs memory.
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 0);
  }
  return { download };
}
