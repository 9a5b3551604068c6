import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where distributions put Chromium, whose SwiftShader is a GPU in software for any machine. */
const CHROMIUM_FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome'];

/**
 * What a process needs in its environment to find a graphics driver: nothing where MACROTIDE_GPU=hardware says that
 * the machine has one; else Chromium's SwiftShader and its Vulkan loader. The loader is looked up when a process
 * starts, so these have to be given to a new one. Null where there is no SwiftShader.
 */
export function gpuEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv | null {
  if (env['MACROTIDE_GPU'] === 'hardware') return env;
  const folder = CHROMIUM_FOLDERS.find(
    (path) => existsSync(join(path, 'vk_swiftshader_icd.json')) && existsSync(join(path, 'libvulkan.so.1')),
  );
  if (!folder) return null;
  const libraries = [folder, env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { ...env, VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json'), LD_LIBRARY_PATH: libraries };
}
