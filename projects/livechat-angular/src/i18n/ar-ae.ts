import type { Texts } from './texts';

/** The Arabic texts. */
export const AR_AE: Texts = {
  openChat: 'فتح المحادثة',
  closeChat: 'إغلاق المحادثة',
  minimizeChat: 'تصغير المحادثة',
  chat: 'محادثة',
  unreadMessages: {
    zero: 'لا توجد رسائل غير مقروءة',
    one: 'رسالة واحدة غير مقروءة',
    two: 'رسالتان غير مقروءتين',
    few: '{count} رسائل غير مقروءة',
    many: '{count} رسالة غير مقروءة',
    other: '{count} رسالة غير مقروءة',
  },

  greetingTitle: 'كيف يمكننا مساعدتك؟',
  greetingText: 'أرسل لنا رسالة وسيصلك الرد هنا، حتى لو أغلقت المحادثة في هذه الأثناء.',
  tagline: 'يسعدنا الرد على أسئلتك',
  talkingWith: 'أنت تتحدث مع {name}',

  messages: 'الرسائل',
  message: 'الرسالة',
  messagePlaceholder: 'اكتب رسالة…',
  sendMessage: 'إرسال الرسالة',
  you: 'أنت',
  team: 'الفريق',
  jumpToLatest: 'الانتقال إلى الأحدث',
  unsupportedContent: 'لا يمكن عرض هذه الرسالة هنا',
  opensInNewTab: 'يُفتح في علامة تبويب جديدة',

  sending: 'جارٍ الإرسال',
  sent: 'أُرسلت',
  delivered: 'تم التسليم',
  seen: 'تمت المشاهدة',
  failed: 'فشل الإرسال',
  notSent: 'لم تُرسل',
  retry: 'إعادة المحاولة',
  deleteMessage: 'حذف الرسالة',
  outboxFull: 'هناك رسائل كثيرة بانتظار الإرسال. يُرجى المحاولة بعد قليل.',
  notAccepted: 'تعذّر قبول هذه الرسالة.',

  conversations: 'المحادثات',
  noConversations: 'ليست لديك محادثات بعد.',
  backToConversations: 'العودة إلى المحادثات',
  newConversation: 'محادثة جديدة',
  conversationStarted: 'بدأت المحادثة',
  conversationClosed: 'هذه المحادثة مغلقة.',
  statusOpen: 'مفتوحة',
  statusSolved: 'تم حلها',
  statusClosed: 'مغلقة',

  connecting: 'جارٍ الاتصال…',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة المحاولة…',
  loading: 'جارٍ التحميل',
  unavailableTitle: 'المحادثة غير متاحة',
  unavailableText: 'نعتذر عن ذلك. يُرجى المحاولة لاحقًا.',

  today: 'اليوم',
  yesterday: 'أمس',
};
