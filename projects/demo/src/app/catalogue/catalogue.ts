import type { Product } from './product';

/** All that the shop sells, in the order of the shelf. */
export const CATALOGUE: readonly Product[] = [
  {
    slug: 'tide-mug',
    sku: 'TIDE-MUG',
    name: 'Tide mug',
    price: 2800,
    tagline: 'Sea green down to the tide line',
    description:
      'Thrown in one pull and dipped to the tide line, so that the foot stays bare and warm in the hand. The handle takes three fingers.',
    facts: [
      ['Glaze', 'Sea green'],
      ['Holds', '320 ml'],
      ['Height', '9 cm'],
    ],
    picture: { url: '/assets/art/mug.svg', alt: 'A sea-green mug with a bare clay foot', tint: 'sky' },
  },
  {
    slug: 'marsh-bowl',
    sku: 'MARSH-BOWL',
    name: 'Marsh bowl',
    price: 3400,
    tagline: 'For soup, and for everything else',
    description:
      'Wide enough for noodles, deep enough for soup. Oat-white outside, with a single brushed line inside the rim.',
    facts: [
      ['Glaze', 'Oat white'],
      ['Holds', '900 ml'],
      ['Width', '18 cm'],
    ],
    picture: { url: '/assets/art/bowl.svg', alt: 'A wide oat-white bowl on a clay foot', tint: 'blush' },
  },
  {
    slug: 'heron-vase',
    sku: 'HERON-VASE',
    name: 'Heron vase',
    price: 6400,
    tagline: 'Five stems are plenty',
    description:
      'A round belly and a narrow neck that holds a few stems the way they want to stand. Dipped twice, slate blue over white.',
    facts: [
      ['Glaze', 'Slate blue and white'],
      ['Height', '21 cm'],
      ['Neck', '3 cm'],
    ],
    picture: { url: '/assets/art/vase.svg', alt: 'A round slate-blue vase with reeds', tint: 'sand' },
  },
  {
    slug: 'night-teapot',
    sku: 'NIGHT-TEAPOT',
    name: 'Night teapot',
    price: 9200,
    tagline: 'Two cups, one long evening',
    description:
      'Ink-blue stoneware that keeps tea hot for half an hour. The bamboo handle folds down; the spout does not drip, we checked.',
    facts: [
      ['Glaze', 'Ink blue'],
      ['Holds', '750 ml'],
      ['Handle', 'Bamboo'],
    ],
    picture: { url: '/assets/art/teapot.svg', alt: 'An ink-blue teapot with a bamboo handle', tint: 'sage' },
  },
  {
    slug: 'dune-plate',
    sku: 'DUNE-PLATE',
    name: 'Dune plate',
    price: 2600,
    tagline: 'Honey glaze, turned by hand',
    description:
      'The rings of the wheel show through a honey glaze, and two brush strokes on the rim tell you which way is up.',
    facts: [
      ['Glaze', 'Honey'],
      ['Width', '26 cm'],
      ['Weight', '780 g'],
    ],
    picture: { url: '/assets/art/plate.svg', alt: 'A honey-coloured plate seen from above', tint: 'sage' },
  },
  {
    slug: 'quay-pitcher',
    sku: 'QUAY-PITCHER',
    name: 'Quay pitcher',
    price: 5800,
    tagline: 'Milk white over terracotta',
    description:
      'A pitcher for water, milk or wildflowers. The lip is pulled sharp, so that the last drop goes back in.',
    facts: [
      ['Glaze', 'Milk white and terracotta'],
      ['Holds', '1.2 l'],
      ['Height', '22 cm'],
    ],
    picture: { url: '/assets/art/pitcher.svg', alt: 'A terracotta pitcher with a white neck', tint: 'sky' },
  },
  {
    slug: 'pebble-cups',
    sku: 'PEBBLE-CUPS',
    name: 'Pebble cups',
    price: 3600,
    tagline: 'A pair that does not quite match',
    description: 'Two small tumblers for espresso or sake, one blush and one sage, from the same lump of clay.',
    facts: [
      ['Glaze', 'Blush and sage'],
      ['Holds', '2 × 110 ml'],
      ['Height', '6 cm'],
    ],
    picture: { url: '/assets/art/cups.svg', alt: 'Two small tumblers, blush and sage', tint: 'sand' },
  },
  {
    slug: 'samphire-planter',
    sku: 'SAMPHIRE-PLANTER',
    name: 'Samphire planter',
    price: 4600,
    tagline: 'With a saucer and a hole in the right place',
    description: 'Two waves drawn in iron under a clear glaze. Comes with its saucer; the plant is yours to choose.',
    facts: [
      ['Glaze', 'Clear over iron'],
      ['Width', '15 cm'],
      ['Saucer', 'Included'],
    ],
    picture: {
      url: '/assets/art/planter.svg',
      alt: 'A white planter with two drawn waves and a leafy plant',
      tint: 'blush',
    },
  },
];

/** The product of an address, or `undefined` where there is none. */
export function findProduct(slug: string): Product | undefined {
  return CATALOGUE.find((product) => product.slug === slug);
}
