/** The emoji that people use in conversations with a business: faces, hands, hearts, things. */
export const EMOJI: readonly string[] = [
  ...'😀 😃 😄 😁 😅 😂 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😋 😛 😜 🤗 🤭 🤔 🤨 😐 😶 😏 😒 🙄 😬 😌 😔 😪 😴 😷 🤒 🤕 🥵 🥶 😵 🤯 🥳'.split(
    ' ',
  ),
  ...'😎 🤓 🧐 😕 🙁 😮 😳 🥺 😢 😭 😱 😖 😞 😓 😩 😤 😡 🤬 🥲 🫠 🫡 👍 👎 👌 ✌️ 🤞 🤟 👈 👉 👆 👇 ☝️ 👋 🤚 👏 🙌 👐 🤝 🙏 💪'.split(
    ' ',
  ),
  ...'❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💕 💯 ✨ ⭐ 🔥 🎉 🎁 🎈 🏆 ✅ ❌ ⚠️ ❓ ❗ ⏰ ⏳ 📅 📌 📎 🔗 📷 📱 💻 🖨️ 🔋 🔌 🔑 🔒 🛠️ ⚙️ 💡'.split(
    ' ',
  ),
  ...'🛒 🛍️ 📦 🚚 ✈️ 🚗 🚲 🏠 🏢 🏪 🌍 🌞 🌧️ ❄️ 🌈 🌱 🌸 🍀 🐶 🐱 ☕ 🍵 🍰 🍕 🍎 🍫 🍷 🍺 👕 👟 👜 👓 💳 💶 💵 🧾 📧 ☎️ 📍 🚀'.split(
    ' ',
  ),
];
