import { useLocation, useNavigate } from 'react-router';

/** Steps back and forward among the addresses the window was at. */
export interface Steps {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly back: () => void;
  readonly forward: () => void;
}

/** Chromium knows where it stands in the history (MDN, "Navigation API"); elsewhere both ways are offered. */
export function useSteps(): Steps {
  const navigate = useNavigate();
  // Rendered anew at every address.
  useLocation();
  const { canGoBack = true, canGoForward = true } = 'navigation' in window ? window.navigation : {};
  return {
    canGoBack,
    canGoForward,
    back: () => void navigate(-1),
    forward: () => void navigate(1),
  };
}
