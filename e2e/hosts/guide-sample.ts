import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compileScript, parse } from 'vue/compiler-sfc';

const ROOT = join(import.meta.dirname, '../..');

/**
 * A sample of a guide, as a reader copies it.
 *
 * @param guide the file's name below `docs/guides`
 * @param language the first block in this language is given
 */
export async function guideSample(guide: string, language: string): Promise<string> {
  const text = await readFile(join(ROOT, 'docs/guides', guide), 'utf8');
  const sample = new RegExp(`^\`\`\`${language}\\n(?<code>[\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.groups?.['code'];
  if (sample === undefined) throw new Error(`${guide} has no sample in ${language}.`);
  return sample;
}

/** A component of Vue as a module, as its tools for builds make it. */
export function compileVue(component: string): string {
  const { descriptor } = parse(component);
  const isCustomElement = (tag: string): boolean => tag === 'live-chat';
  const templateOptions = { compilerOptions: { isCustomElement } };
  return compileScript(descriptor, { id: 'sample', inlineTemplate: true, templateOptions }).content;
}

/**
 * A program of a page as one inline script.
 *
 * @param main its entry; it may import what `files` names
 */
export async function bundleProgram(main: string, files: Readonly<Record<string, string>>): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: main, resolveDir: ROOT, loader: 'jsx' },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [
      {
        name: 'files of the sample',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^\.\// }, ({ path }) => (path in files ? { path, namespace: 'sample' } : undefined));
          onLoad({ filter: /.*/, namespace: 'sample' }, ({ path }) => ({
            contents: files[path] ?? '',
            loader: 'jsx',
            resolveDir: ROOT,
          }));
        },
      },
    ],
  });
  const text = outputFiles.map((file) => file.text).join('');
  return `<script>${text.replaceAll('</script', '<\\/script')}</script>`;
}
