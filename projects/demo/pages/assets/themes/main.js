// @ts-check

const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';

/** The themes of the demo's widget, with what each of them shows. */
const THEMES = {
  default: 'Light or dark, as the visitor’s system is',
  dark: 'Always dark, with surfaces of its own',
  clay: 'The colours of the shop',
  ocean: 'Square corners, another icon',
  berry: 'A dark theme in one colour',
  paper: 'Black and white, with serifs',
};

const LANGUAGES = [
  'ar-AE bs-BA da-DK de-DE el-GR en-US es-ES es-LA fr-FR hr-HR hu-HU it-IT ja-JP ko-KR lt-LT lv-LV pl-PL pt-BR',
  'pt-PT ro-RO ru-RU sl-SI sq-AL sr-Latn sv-SE th-TH tr-TR uk-UA zh-Hans zh-Hant zh-TW',
].flatMap((line) => line.split(' '));

const gallery = byId('gallery');
for (const [theme, what] of Object.entries(THEMES)) gallery.append(createCard(theme, what));

const language = byId('language');
for (const tag of LANGUAGES) language.append(createOption(tag));
language.addEventListener('change', () => {
  const chosen = 'value' in language ? String(language.value) : '';
  for (const chat of document.querySelectorAll('live-chat')) chat.setAttribute('language', chosen);
});

/**
 * @param {string} theme
 * @param {string} what
 */
function createCard(theme, what) {
  const card = document.createElement('li');
  const title = document.createElement('h2');
  title.textContent = theme;
  const text = document.createElement('p');
  text.textContent = what;
  const stage = document.createElement('div');
  stage.className = 'stage';
  const chat = document.createElement('live-chat');
  chat.setAttribute('widget-id', WIDGET_ID);
  chat.setAttribute('theme', theme);
  // On a phone an open chat is the whole screen.
  if (window.innerWidth > 480) chat.setAttribute('open', '');
  // All cards share the memory of this tab: what another one has chosen is not for this one.
  chat.addEventListener('live-chat-ready', () => chat.setAttribute('theme', theme));
  stage.append(chat);
  card.append(title, text, stage);
  return card;
}

/** @param {string} tag */
function createOption(tag) {
  const option = document.createElement('option');
  option.value = tag;
  option.textContent = nameOf(tag);
  option.defaultSelected = tag === 'en-US';
  return option;
}

/** @param {string} tag */
function nameOf(tag) {
  const known = tag === 'es-LA' ? 'es-419' : tag;
  const name = new Intl.DisplayNames([known], { type: 'language' }).of(known) ?? tag;
  return `${name} (${tag})`;
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element with the id ${id}.`);
  return element;
}
