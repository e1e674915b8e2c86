/** What Mantine must know of our look; the colours themselves are in tokens.css. */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
  // tokens.css gives "teal", "red" and "yellow" the desk's accent, danger and warning.
  primaryColor: 'teal',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // 44 px: what a thumb hits (WCAG 2.5.5).
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});
