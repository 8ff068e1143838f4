import { createBot } from './bot.mjs';

const { LIVECHAT_URL, LIVECHAT_KEY, LIVECHAT_SECRET, PORT = '4400' } = process.env;
if (!LIVECHAT_URL || !LIVECHAT_KEY || !LIVECHAT_SECRET) {
  process.stderr.write('Set LIVECHAT_URL, LIVECHAT_KEY and LIVECHAT_SECRET; README.md says how to get them.\n');
  process.exit(1);
}

const bot = createBot({ serverUrl: LIVECHAT_URL, key: LIVECHAT_KEY, secret: LIVECHAT_SECRET });
bot.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`The bot listens on http://127.0.0.1:${bot.address().port}\n`);
});
