import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { LIMITS, LiveChatError, type FormField, type PreChatForm } from 'livechat-core/protocol';
import { focusedBeside } from '../components/focused-beside';
import { Icon } from '../components/icon';
import { MessageText } from '../components/message-text';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService, OncePerChat } from 'livechat-angular/service';
import { fieldProblem, refusedField, type FieldProblem } from '../message/form-fields';
import { adoptFieldStyles } from '../styles/fields';
import { adoptFormStyles } from './form-styles';
import { FormValues } from './form-values';

const PROBLEM_TEXTS = {
  required: 'fieldRequired',
  email: 'invalidEmail',
  phone: 'invalidPhone',
} as const satisfies Record<FieldProblem, string>;

/** What to do about a value that was not accepted, by the kind of its field. */
const REFUSED_TEXTS = {
  TEXT: 'fieldRefused',
  LONG_TEXT: 'fieldRefused',
  CHOICE: 'fieldRefused',
  EMAIL: 'invalidEmail',
  PHONE: 'invalidPhone',
} as const satisfies Record<FormField['kind'], string>;

/** What browsers fill in by themselves, by the name of a field: HTML's word for what is asked. */
const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['firstName', 'given-name'],
  ['lastName', 'family-name'],
  ['company', 'organization'],
  ['postalCode', 'postal-code'],
]);

/** What is asked before a conversation begins; its answer is the conversation's first message. */
@Component({
  selector: 'lc-pre-chat-form',
  imports: [Icon, MessageText],
  template: `
    <form class="lc-form" novalidate [attr.aria-labelledby]="id('title')" (submit)="submit($event)">
      <h2 class="lc-form__title" [id]="id('title')">{{ form().title ?? locale().text('formIntro') }}</h2>
      @for (field of form().fields; track field.name; let index = $index) {
        <div class="lc-field">
          <label class="lc-field__label" [for]="id(index)">
            <bdi dir="auto">{{ field.label }}</bdi>
            @if (!field.isRequired) {
              &ngsp;<span class="lc-field__hint">({{ locale().text('optional') }})</span>
            }
          </label>
          @switch (field.kind) {
            @case ('CHOICE') {
              <span class="lc-select">
                <select
                  class="lc-field__input"
                  [id]="id(index)"
                  [attr.aria-required]="field.isRequired"
                  [attr.aria-invalid]="problems()[field.name] !== undefined"
                  [attr.aria-describedby]="id(index) + '-problem'"
                  (change)="write(field, read($event))"
                >
                  <option value="">{{ locale().text('chooseOption') }}</option>
                  @for (option of field.options ?? []; track option) {
                    <option [value]="option" [selected]="values()[field.name] === option">{{ option }}</option>
                  }
                </select>
                <lc-icon name="minimize" />
              </span>
            }
            @case ('LONG_TEXT') {
              <textarea
                class="lc-field__input"
                rows="3"
                dir="auto"
                [id]="id(index)"
                [attr.aria-required]="field.isRequired"
                [maxLength]="maxLength"
                [value]="values()[field.name] ?? ''"
                [attr.aria-invalid]="problems()[field.name] !== undefined"
                [attr.aria-describedby]="id(index) + '-problem'"
                (input)="write(field, read($event))"
              ></textarea>
            }
            @default {
              <input
                class="lc-field__input"
                dir="auto"
                [id]="id(index)"
                [attr.aria-required]="field.isRequired"
                [type]="field.kind === 'EMAIL' ? 'email' : field.kind === 'PHONE' ? 'tel' : 'text'"
                [autocomplete]="purpose(field)"
                [maxLength]="maxLength"
                [value]="values()[field.name] ?? ''"
                [attr.aria-invalid]="problems()[field.name] !== undefined"
                [attr.aria-describedby]="id(index) + '-problem'"
                (input)="write(field, read($event))"
              />
            }
          }
          <p class="lc-field__problem" [id]="id(index) + '-problem'">{{ problems()[field.name] ?? '' }}</p>
        </div>
      }
      @if (form().consent; as consent) {
        <div class="lc-field">
          <label class="lc-form__consent">
            <input
              type="checkbox"
              aria-required="true"
              [checked]="hasAgreed()"
              [attr.aria-invalid]="consentProblem() !== ''"
              [attr.aria-describedby]="id('consent')"
              (change)="agree($event)"
            />
            <span dir="auto"><lc-message-text [text]="consent.text" /></span>
          </label>
          @if (consent.url; as url) {
            <a class="lc-form__link" target="_blank" rel="noopener noreferrer" [href]="url">
              {{ locale().text('privacyPolicy') }}
              <span class="lc-sr">({{ locale().text('opensInNewTab') }})</span>
            </a>
          }
          <p class="lc-field__problem" [id]="id('consent')">{{ consentProblem() }}</p>
        </div>
      }
      <button type="submit" class="lc-button">{{ locale().text('startChat') }}</button>
      <p class="lc-field__problem" role="alert">{{ refusal() }}</p>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class PreChatFormView {
  readonly form = input.required<PreChatForm>();

  protected readonly maxLength = LIMITS.textLength;
  protected readonly locale = inject(LocaleService).locale;
  private readonly written = inject(OncePerChat).get(FormValues);
  protected readonly values = this.written.values;
  protected readonly hasAgreed = this.written.hasAgreed;
  /** A live region has to be there before its words are. */
  private readonly isShown = signal(false);
  /** Of a field that was not accepted is spoken beside it. */
  protected readonly refusal = computed(() =>
    this.isShown() && this.written.refused()?.name === null ? this.locale().text('actionFailed') : '',
  );
  /** Nothing is complained about before somebody has tried to go on. */
  private readonly wasTried = signal(false);
  protected readonly problems = computed<Readonly<Record<string, string>>>(() => {
    const found = this.form().fields.flatMap((field) => {
      const problem = this.problemOf(field);
      return problem === '' ? [] : [[field.name, problem] as const];
    });
    return Object.fromEntries(found);
  });
  protected readonly consentProblem = computed(() =>
    this.wasTried() && this.form().consent !== undefined && !this.hasAgreed()
      ? this.locale().text('consentRequired')
      : '',
  );
  private readonly chat = inject(LiveChatService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly base = `lc-form-${(count += 1)}`;

  constructor() {
    adoptFieldStyles();
    adoptFormStyles();
    afterNextRender(() => this.isShown.set(true));
    // While the answer was on its way the conversation was shown: this form may be another one.
    effect(() => {
      if (this.written.refused() === null) return;
      afterNextRender(() => this.focusProblem(), { injector: this.injector });
    });
  }

  protected id(part: string | number): string {
    return `${this.base}-${part}`;
  }

  protected purpose({ kind, name }: FormField): string {
    if (kind === 'EMAIL') return 'email';
    return kind === 'PHONE' ? 'tel' : (PURPOSES.get(name) ?? 'on');
  }

  protected read({ target }: Event): string {
    return (target as HTMLInputElement).value;
  }

  protected write({ name }: FormField, value: string): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected agree({ target }: Event): void {
    this.hasAgreed.set((target as HTMLInputElement).checked);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.wasTried.set(true);
    this.written.refused.set(null);
    if (Object.keys(this.problems()).length > 0 || this.consentProblem() !== '') {
      // The marks are rendered first.
      setTimeout(() => this.focusProblem());
      return;
    }
    const { fields, consent } = this.form();
    const filled = fields.flatMap(({ name, label }) => {
      const value = (this.values()[name] ?? '').trim();
      return value === '' ? [] : [{ name, label, value }];
    });
    // By then another form, or none, may stand in the place of this one.
    const { written } = this;
    const names = { all: fields.map(({ name }) => name), sent: filled.map(({ name }) => name) };
    this.chat.send({ type: 'FORM', fields: filled, ...(consent === undefined ? {} : { consent: consent.text }) }).then(
      () => written.clear(),
      (error: unknown) => {
        const name = refusedField(LiveChatError.wrap(error).field, names);
        written.refused.set({ name, value: written.values()[name ?? ''] ?? '' });
      },
    );
  }

  private problemOf(field: FormField): string {
    const value = this.values()[field.name] ?? '';
    const problem = this.wasTried() ? fieldProblem(field, value) : null;
    if (problem !== null) return this.locale().text(PROBLEM_TEXTS[problem]);
    const refused = this.written.refused();
    if (refused?.name !== field.name || refused.value !== value) return '';
    if (value === '') return this.locale().text('fieldRequired');
    return this.locale().text(REFUSED_TEXTS[field.kind]);
  }

  /** To the first field with a problem; where no field has one, to the button that sends it again. */
  private focusProblem(): void {
    // Who has gone on elsewhere on the page is not called back.
    const page = this.host.ownerDocument;
    if (focusedBeside(this.host) === null && page.activeElement !== page.body) return;
    const find = (selector: string): HTMLElement | null => this.host.querySelector(selector);
    (find('[aria-invalid="true"]') ?? find('[type="submit"]'))?.focus();
  }
}

let count = 0;
