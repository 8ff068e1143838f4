import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  ViewEncapsulation,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** The longest recording, in milliseconds: well below the size of an attachment. */
const LONGEST_MS = 5 * 60_000;

/** In which forms browsers record, with the ending of the file. */
const FORMATS = [
  { mediaType: 'audio/webm', extension: 'webm' },
  { mediaType: 'audio/mp4', extension: 'm4a' },
  { mediaType: 'audio/ogg', extension: 'ogg' },
] as const;

const VOICE_CSS = `
.lc-voice {
  display: flex; align-items: center; gap: 8px; min-block-size: 44px; padding: 4px; padding-inline-start: 14px; border-radius: 22px;
  background: var(--lc-field); box-shadow: inset 0 0 0 1px var(--lc-line-strong);
}
.lc-voice__dot { inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--lc-danger); animation: lc-pulse 1.2s ease-in-out infinite; }
.lc-voice__time { flex: 1; font-variant-numeric: tabular-nums; }
@media (forced-colors: active) {
  .lc-voice { border: 1px solid ButtonText; }
  .lc-voice__dot { forced-color-adjust: none; background: CanvasText; }
}
`;

/** Records a voice message until it is stopped, then hands it over as a file; nothing is kept of one that is discarded. */
@Component({
  selector: 'lc-voice-recorder',
  imports: [Icon],
  template: `
    <div class="lc-voice" role="group" [attr.aria-label]="locale().text('voiceMessage')">
      <span class="lc-voice__dot" aria-hidden="true"></span>
      <span class="lc-voice__time" role="timer">{{ locale().text('recording') }} {{ elapsed() }}</span>
      <button
        type="button"
        class="lc-composer__tool"
        [attr.aria-label]="locale().text('discardRecording')"
        (click)="finish('discard')"
      >
        <lc-icon name="dismiss" />
      </button>
      <button
        #stop
        type="button"
        class="lc-composer__send"
        [attr.aria-label]="locale().text('stopRecording')"
        (click)="finish('keep')"
      >
        <lc-icon name="sent" />
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class VoiceRecorder {
  /** Takes the recording, or `null` when it was discarded. */
  readonly done = input.required<(recording: File | null) => void>();
  /** Told why nothing can be recorded. */
  readonly failed = input.required<(problem: string) => void>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly elapsed = computed(() => {
    const seconds = Math.floor(this.milliseconds() / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });
  private readonly milliseconds = signal(0);
  private readonly stop = viewChild.required<ElementRef<HTMLElement>>('stop');
  private recorder: MediaRecorder | null = null;
  private isGone = false;

  constructor() {
    adoptOwnStyles(VOICE_CSS);
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.release();
    });
    afterNextRender(() => {
      // The button that began it is gone with the field.
      this.stop().nativeElement.focus({ preventScroll: true });
      void this.start();
    });
  }

  protected finish(choice: 'keep' | 'discard'): void {
    const recorder = this.recorder;
    if (recorder === null || choice === 'discard') {
      this.release();
      this.done()(null);
      return;
    }
    recorder.stop();
  }

  private async start(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const format = FORMATS.find(({ mediaType }) => MediaRecorder.isTypeSupported(mediaType));
      if (this.isGone || format === undefined) {
        stream.getTracks().forEach((track) => track.stop());
        if (!this.isGone) this.failed()(this.locale().text('actionFailed'));
        return;
      }
      this.record(new MediaRecorder(stream, { mimeType: format.mediaType }), format);
    } catch {
      if (!this.isGone) this.failed()(this.locale().text('microphoneBlocked'));
    }
  }

  private record(recorder: MediaRecorder, { mediaType, extension }: (typeof FORMATS)[number]): void {
    const parts: Blob[] = [];
    const begun = Date.now();
    const ticking = setInterval(() => {
      this.milliseconds.set(Date.now() - begun);
      if (Date.now() - begun >= LONGEST_MS) this.finish('keep');
    }, 250);
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      clearInterval(ticking);
      recorder.stream.getTracks().forEach((track) => track.stop());
      if (this.recorder !== recorder) return;
      this.recorder = null;
      this.done()(new File(parts, `${this.locale().text('voiceMessage')}.${extension}`, { type: mediaType }));
    });
    this.recorder = recorder;
    recorder.start();
  }

  /** Stops without keeping anything. */
  private release(): void {
    const recorder = this.recorder;
    this.recorder = null;
    if (recorder !== null && recorder.state !== 'inactive') recorder.stop();
  }
}
