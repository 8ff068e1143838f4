/** Two soft notes, in hertz, and when each begins, in seconds. */
const NOTES = [
  { frequency: 587.3, at: 0 },
  { frequency: 784, at: 0.12 },
] as const;
const LENGTH_S = 0.4;
const VOLUME = 0.06;

/**
 * Plays the sound of a message, made here: nothing has to be fetched. Silent where the browser has no sound, or has
 * not yet seen a gesture on this page.
 */
export function playChime(view: Window & typeof globalThis): void {
  const { userActivation } = view.navigator as Partial<Navigator>;
  if (!(userActivation?.hasBeenActive ?? true) || typeof view.AudioContext === 'undefined') return;
  const audio = new view.AudioContext();
  for (const { frequency, at } of NOTES) {
    const start = audio.currentTime + at;
    const tone = new OscillatorNode(audio, { frequency, type: 'sine' });
    const loudness = new GainNode(audio, { gain: 0 });
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(VOLUME, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH_S);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start);
    tone.stop(start + LENGTH_S);
  }
  view.setTimeout(() => void audio.close(), 1000);
}
