import { themesSchema, widgetIdSchema } from 'livechat-core/protocol';
import { DEMO_WIDGET, ensureDemoWidget, type WidgetDirectory } from './demo-widget.js';

const KEPT = { id: 'kept', key: 'a2VwdA==' };
const MADE = { id: 'made', key: 'bWFkZQ==' };

function widgetsOf(existing: readonly string[], secretKeys = [KEPT]): WidgetDirectory {
  return {
    listWidgets: async () => existing.map((id) => ({ id })),
    getWidget: async () => ({ secretKeys }),
    createWidget: async () => ({ secretKey: MADE }),
  };
}

describe('the widget of the demo', () => {
  it('is what the protocol accepts', () => {
    expect(widgetIdSchema.safeParse(DEMO_WIDGET.id).success).toBe(true);
    expect(themesSchema.safeParse(DEMO_WIDGET.themes).success).toBe(true);
  });

  it('is made where there is none', async () => {
    expect(await ensureDemoWidget(widgetsOf(['another']))).toBe(MADE);
  });

  it('is left alone where it exists', async () => {
    expect(await ensureDemoWidget(widgetsOf([DEMO_WIDGET.id]))).toBe(KEPT);
  });

  it('cannot serve without a key, and says so', async () => {
    await expect(ensureDemoWidget(widgetsOf([DEMO_WIDGET.id], []))).rejects.toThrow(DEMO_WIDGET.id);
  });
});
