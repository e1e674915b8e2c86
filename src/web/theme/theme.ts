/** What Mantine must know of our look; the colours themselves are in tokens.css. */
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';

export const theme = createTheme({
  // tokens.css gives "teal", "red" and "yellow" the desk's accent, danger and warning.
  primaryColor: 'teal',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Words on a filled colour: white on the light theme's, dark on the dark theme's brighter ones.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    if (input.variant !== 'filled') return colors;
    return { ...colors, color: input.color === 'red' ? 'var(--danger-ink)' : 'var(--accent-ink)' };
  },
  components: {
    // 44 px (tokens.css): what a thumb hits (WCAG 2.5.5).
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});
