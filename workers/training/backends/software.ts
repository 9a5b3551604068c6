/** Names by which drivers that draw on the CPU make themselves known. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software/i;

/** Whether a GPU's name is that of a program on the CPU. */
export function isSoftwareName(name: string): boolean {
  return SOFTWARE.test(name);
}
