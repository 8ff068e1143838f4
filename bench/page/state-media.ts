const RATE = 8000;

/** A second of a deep note, in the form in which computers have long kept sound. */
export function sound(): Blob {
  const samples = Uint8Array.from({ length: RATE }, (_, at) => 128 + 60 * Math.sin((at * 2 * Math.PI * 110) / RATE));
  const head = new DataView(new ArrayBuffer(44));
  const words = (at: number, text: string): void =>
    [...text].forEach((letter, index) => head.setUint8(at + index, letter.charCodeAt(0)));
  words(0, 'RIFF');
  head.setUint32(4, 36 + samples.length, true);
  words(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  // One channel of plain numbers, a byte each.
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  words(36, 'data');
  head.setUint32(40, samples.length, true);
  return new Blob([head, samples], { type: 'audio/wav' });
}

/** A film of a few pictures, as a phone might take it. */
export async function film(): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser does not draw.');
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  recorder.start();
  for (let picture = 0; picture < 6; picture += 1) {
    context.fillStyle = '#2f7f79';
    context.fillRect(0, 0, 320, 180);
    context.fillStyle = '#e8dfd1';
    context.fillRect(100 + 8 * picture, 50, 80, 80);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  recorder.stop();
  await stopped;
  return new Blob(parts, { type: 'video/webm' });
}

/** A microphone that hears a soft note: what a recording needs where there is none. */
export function microphone(): Promise<MediaStream> {
  const audio = new AudioContext();
  const heard = audio.createMediaStreamDestination();
  const tone = new OscillatorNode(audio, { frequency: 220 });
  tone.connect(heard);
  tone.start();
  return Promise.resolve(heard.stream);
}
