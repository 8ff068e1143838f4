import pg, { type CustomTypesConfig } from 'pg';

/** The store's integers are below 2^53: numbers, where the driver would give texts. */
export const VALUE_TYPES: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(type, format) as (value: string) => unknown),
};
