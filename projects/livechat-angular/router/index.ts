export { withRouterContext, type PageContext } from './with-router-context';
