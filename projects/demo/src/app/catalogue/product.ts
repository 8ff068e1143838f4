/** A pot that the shop sells. */
export interface Product {
  /** The name in addresses, such as `tide-mug`. */
  readonly slug: string;
  /** The stock-keeping unit, as the agent sees it. */
  readonly sku: string;
  readonly name: string;
  /** In cents of a euro. */
  readonly price: number;
  readonly tagline: string;
  readonly description: string;
  /** The glaze and what else is worth knowing, as label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly picture: { readonly url: string; readonly alt: string; readonly tint: Tint };
}

/** The background of a picture: a class of `brand.css`. */
export type Tint = 'sand' | 'sage' | 'sky' | 'blush';
