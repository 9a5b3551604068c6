import { describe, expect, it } from 'vitest';
import { headedTooltipHtml, tooltipHtml } from '../../src/charts/common';

describe('a tooltip', () => {
  it('should show names from files as text, never as HTML', () => {
    const hostile = '<img src=x onerror="alert(1)">';
    const html =
      tooltipHtml(0, [{ label: hostile, value: hostile }], hostile) + headedTooltipHtml(hostile, [], hostile);
    expect(html).not.toMatch(/<img|onerror="/);
    expect(html.match(/&#60;img/g)).toHaveLength(5);
  });
});
