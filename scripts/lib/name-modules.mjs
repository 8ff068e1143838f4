import { Converter, ReflectionKind } from 'typedoc';

/**
 * A plugin of TypeDoc: a module is called what programs import, and not where its file lies.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_context, reflection) => {
    if (reflection.kindOf(ReflectionKind.Module)) reflection.name = reflection.name.replace('/src', '');
  });
}
