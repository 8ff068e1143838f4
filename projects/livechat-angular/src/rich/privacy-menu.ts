import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { LANGUAGES } from 'livechat-core/protocol';
import { NotifyPermission } from '../attention/permission';
import { SoundSetting } from '../attention/sound-setting';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService, OncePerChat } from 'livechat-angular/service';
import { LauncherLift } from '../parts/launcher-lift';
import { adoptFieldStyles } from '../styles/fields';
import { adoptOwnStyles } from '../theme/adopt-own-styles';
import { languageName } from '../i18n/language-names';
import { Drawing } from './drawing';
import { MENU_DRAWINGS } from './menu-drawings';

/** In how many steps the launcher comes to the top of the page, and to where it was. */
const STEPS = 4;

const MENU_CSS = `
.lc-menu {
  position: absolute; z-index: 2; inset-block-start: calc(100% + 6px); inset-inline-end: 0; inline-size: 272px; max-inline-size: 78vw; padding: 6px;
  border-radius: 14px; background: var(--lc-overlay); color: var(--lc-text);
  box-shadow: 0 0 0 1px var(--lc-line), 0 12px 40px rgb(16 18 24 / 20%); animation: lc-window-in 140ms;
}
.lc-menu__item {
  display: flex; align-items: center; gap: 10px; inline-size: 100%; min-block-size: 44px; padding: 8px 10px; border-radius: 10px; text-align: start;
}
.lc-menu__item--danger { color: var(--lc-danger); }
.lc-menu__item .lc-icon { color: var(--lc-text-muted); }
.lc-menu__item--danger .lc-icon { color: inherit; }
.lc-menu__item:focus-visible { outline-offset: -2px; }
@media (hover: hover) { .lc-menu__item:hover { background: var(--lc-surface-raised); } }
.lc-menu__language { display: flex; flex-direction: column; gap: 4px; padding: 6px 10px 10px; font-size: 13px; line-height: 18px; color: var(--lc-text-muted); }
.lc-menu__question { display: flex; flex-direction: column; gap: 8px; padding: 10px; text-wrap: pretty; }
.lc-menu__question h3 { margin: 0; font: inherit; font-weight: 600; }
.lc-menu__question p { font-size: 14px; line-height: 20px; color: var(--lc-text-muted); }
.lc-menu__buttons { display: flex; gap: 8px; flex-wrap: wrap-reverse; }
.lc-menu .lc-button { flex: 1 1 auto; min-block-size: 40px; padding-inline: 14px; }
.lc-menu .lc-button--danger { background: var(--lc-danger); color: var(--lc-surface); }
.lc-menu .lc-button--quiet { background: none; color: var(--lc-text); }
.lc-menu__note { padding: 8px 10px; font-size: 14px; line-height: 20px; color: var(--lc-text-muted); }
.lc-menu__note:empty { display: none; }
@media (forced-colors: active) { .lc-menu { border: 1px solid CanvasText; } }
`;

/** What a person may decide: language and sound, and what happens with the own data. */
@Component({
  selector: 'lc-privacy-menu',
  imports: [Drawing, Icon],
  template: `
    <div class="lc-menu" role="group" [attr.aria-label]="locale().text('menu')" (keydown.escape)="onEscape($event)">
      @if (isAsking()) {
        <div class="lc-menu__question" role="alertdialog" aria-labelledby="lc-delete" aria-describedby="lc-delete-text">
          <h3 id="lc-delete">{{ locale().text('deleteDataQuestion') }}</h3>
          <p id="lc-delete-text">{{ locale().text('deleteDataText') }}</p>
          <div class="lc-menu__buttons">
            <button type="button" class="lc-button lc-button--quiet" (click)="show('menu', '.lc-menu__item--danger')">
              {{ locale().text('cancel') }}
            </button>
            <button type="button" class="lc-button lc-button--danger" [attr.aria-disabled]="isBusy()" (click)="erase()">
              {{ locale().text('confirmDelete') }}
            </button>
          </div>
        </div>
      } @else {
        <label class="lc-menu__language">
          {{ locale().text('language') }}
          <span class="lc-select">
            <select class="lc-field__input" (change)="speak($event)">
              @for (entry of languages; track entry.language) {
                <option [value]="entry.language" [lang]="entry.language" [selected]="entry.language === language()">
                  {{ entry.name }}
                </option>
              }
            </select>
            <lc-icon name="minimize" />
          </span>
        </label>
        <button type="button" class="lc-menu__item" (click)="sound.toggle()">
          <lc-drawing [path]="sound.isOn() ? drawings.soundOff : drawings.soundOn" />
          {{ locale().text(sound.isOn() ? 'soundOff' : 'soundOn') }}
        </button>
        @if (mayNotify()) {
          <button type="button" class="lc-menu__item" (click)="notify()">
            <lc-drawing [path]="drawings.bell" />{{ locale().text('notifyEnable') }}
          </button>
        }
        @if (canMove()) {
          <button type="button" class="lc-menu__item" (click)="move()">
            <lc-drawing [path]="drawings.move" />{{ locale().text('moveLauncher') }}
          </button>
        }
        @if (hasConversation()) {
          <button type="button" class="lc-menu__item" [attr.aria-disabled]="isBusy()" (click)="save()">
            <lc-icon name="download" />{{ locale().text('downloadConversation') }}
          </button>
          <button
            type="button"
            class="lc-menu__item lc-menu__item--danger"
            (click)="show('question', '.lc-button--quiet')"
          >
            <lc-drawing [path]="drawings.erase" />{{ locale().text('deleteData') }}
          </button>
        }
      }
      <p class="lc-menu__note" role="status">{{ note() }}</p>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class PrivacyMenu {
  /** Takes the menu away. */
  readonly close = input.required<() => void>();

  protected readonly languages = LANGUAGES.map((language) => ({ language, name: languageName(language) }));
  protected readonly sound = inject(SoundSetting);
  private readonly permission = inject(NotifyPermission);
  protected readonly mayNotify = signal(this.permission.isUndecided());
  protected readonly locale = inject(LocaleService).locale;
  protected readonly isAsking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly drawings = MENU_DRAWINGS;
  /** Whether there is a launcher that may be dragged: who cannot drag moves it here. */
  protected readonly canMove = signal(false);
  protected readonly note = signal('');
  private readonly chat = inject(LiveChatService);
  private readonly lift = inject(OncePerChat).get(LauncherLift);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly language = computed(() => this.chat.state().language);
  protected readonly hasConversation = computed(() => this.chat.threads().length > 0);

  constructor() {
    adoptFieldStyles();
    adoptOwnStyles(MENU_CSS);
    const ending = new AbortController();
    inject(DestroyRef).onDestroy(() => ending.abort());
    afterNextRender(() => {
      const root = this.host.getRootNode() as ParentNode & Node;
      this.canMove.set(root.querySelector('.lc-launcher--draggable') !== null);
      this.focus('select');
      // A press beside the menu closes it; the press that opened it is over.
      this.document.addEventListener('pointerdown', (event) => this.onPress(event), { signal: ending.signal });
    });
  }

  protected onEscape(event: Event): void {
    event.stopPropagation();
    this.close()();
  }

  protected speak({ target }: Event): void {
    this.chat.setLanguage((target as HTMLSelectElement).value);
  }

  /** The button goes: the focus stays in the menu. */
  protected notify(): void {
    void this.permission.enable();
    this.mayNotify.set(false);
    this.focus('select');
  }

  /** A step up, from the top back to where it was. The window makes room, so that one sees where it is. */
  protected move(): void {
    const page = this.document.defaultView?.innerHeight ?? 0;
    const higher = this.lift.height() + Math.round(page / STEPS);
    this.lift.put(higher < page ? higher : 0);
    this.close()();
    this.chat.hide();
  }

  protected async save(): Promise<void> {
    await this.attempt(async () => {
      const url = URL.createObjectURL(await this.chat.exportData());
      Object.assign(this.document.createElement('a'), { href: url, download: 'conversation.zip' }).click();
      // The browser has taken the address by then.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      this.close()();
    });
  }

  protected async erase(): Promise<void> {
    await this.attempt(async () => {
      await this.chat.deleteData();
      this.show('menu', 'select');
      this.note.set(this.locale().text('dataDeleted'));
    });
  }

  /** The button that led on goes: the focus stays in the menu. */
  protected show(what: 'menu' | 'question', focused: string): void {
    this.isAsking.set(what === 'question');
    afterNextRender(() => this.focus(focused), { injector: this.injector });
  }

  private focus(selector: string): void {
    this.host.querySelector<HTMLElement>(selector)?.focus();
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.note.set('');
    try {
      await action();
    } catch {
      this.note.set(this.locale().text('actionFailed'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private onPress(event: Event): void {
    const menu = this.host.closest('.lc-header__menu') ?? this.host;
    if (!event.composedPath().includes(menu)) this.close()();
  }
}
