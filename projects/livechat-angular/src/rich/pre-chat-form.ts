import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input, signal } from '@angular/core';
import { LIMITS, type FormField, type PreChatForm } from 'livechat-core/protocol';
import { Icon } from '../components/icon';
import { MessageText } from '../components/message-text';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService, OncePerChat } from 'livechat-angular/service';
import { fieldProblem, type FieldProblem } from '../message/form-fields';
import { adoptFieldStyles } from '../styles/fields';
import { adoptFormStyles } from './form-styles';
import { FormValues } from './form-values';

const PROBLEM_TEXTS = {
  required: 'fieldRequired',
  email: 'invalidEmail',
  phone: 'invalidPhone',
} as const satisfies Record<FieldProblem, string>;

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
  protected readonly values = inject(OncePerChat).get(FormValues).values;
  protected readonly hasAgreed = signal(false);
  protected readonly refusal = signal('');
  /** Nothing is complained about before somebody has tried to go on. */
  private readonly wasTried = signal(false);
  protected readonly problems = computed<Readonly<Record<string, string>>>(() => {
    if (!this.wasTried()) return {};
    const found = this.form().fields.flatMap((field) => {
      const problem = fieldProblem(field, this.values()[field.name] ?? '');
      return problem === null ? [] : [[field.name, this.locale().text(PROBLEM_TEXTS[problem])] as const];
    });
    return Object.fromEntries(found);
  });
  protected readonly consentProblem = computed(() =>
    this.wasTried() && this.form().consent !== undefined && !this.hasAgreed()
      ? this.locale().text('consentRequired')
      : '',
  );
  private readonly chat = inject(LiveChatService);
  private readonly base = `lc-form-${(count += 1)}`;

  constructor() {
    adoptFieldStyles();
    adoptFormStyles();
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
    this.refusal.set('');
    if (Object.keys(this.problems()).length > 0 || this.consentProblem() !== '') {
      const form = event.currentTarget as HTMLElement;
      // The marks are rendered first.
      setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const { fields, consent } = this.form();
    const filled = fields.flatMap(({ name, label }) => {
      const value = (this.values()[name] ?? '').trim();
      return value === '' ? [] : [{ name, label, value }];
    });
    const { values } = this;
    this.chat.send({ type: 'FORM', fields: filled, ...(consent === undefined ? {} : { consent: consent.text }) }).then(
      () => values.set({}),
      () => this.refusal.set(this.locale().text('actionFailed')),
    );
  }
}

let count = 0;
