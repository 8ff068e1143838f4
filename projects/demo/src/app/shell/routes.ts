import type { Routes } from '@angular/router';
import { findProduct } from '../catalogue/catalogue';
import { ProductListPage } from '../catalogue/product-list-page';

const SHOP = 'Saltmarsh Pottery';

/** The addresses of the shop, below `/shop/`. */
export const ROUTES: Routes = [
  { path: '', pathMatch: 'full', component: ProductListPage, title: SHOP },
  {
    path: 'products/:slug',
    title: (route) => titleOfProduct(route.paramMap.get('slug')),
    loadComponent: () => import('../catalogue/product-page').then(({ ProductPage }) => ProductPage),
  },
  {
    path: 'cart',
    title: `Cart — ${SHOP}`,
    loadComponent: () => import('../cart/cart-page').then(({ CartPage }) => CartPage),
  },
  {
    path: 'account',
    title: `Account — ${SHOP}`,
    loadComponent: () => import('../account/account-page').then(({ AccountPage }) => AccountPage),
  },
  {
    path: 'help',
    title: `Help — ${SHOP}`,
    loadComponent: () => import('../help/help-page').then(({ HelpPage }) => HelpPage),
  },
  {
    path: '**',
    title: `Not found — ${SHOP}`,
    loadComponent: () => import('./not-found-page').then(({ NotFoundPage }) => NotFoundPage),
  },
];

function titleOfProduct(slug: string | null): string {
  const product = slug === null ? undefined : findProduct(slug);
  return product === undefined ? SHOP : `${product.name} — ${SHOP}`;
}
