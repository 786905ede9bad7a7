/** Whether this browser can keep the screen on. A home-screen app on an iPad can from iPadOS 18.4 on. */
export function canStayAwake(): boolean {
  return "wakeLock" in navigator;
}

/**
 * Keeps the screen on, where the browser can, until the function that it returns is called. The browser lets go whenever
 * the page is out of sight, so it is asked anew each time that the page comes back.
 */
export function stayAwake(): () => void {
  let ended = false;
  let held: WakeLockSentinel | null = null;
  const ask = async (): Promise<void> => {
    if (!canStayAwake() || document.visibilityState !== "visible") {
      return;
    }
    try {
      held = await navigator.wakeLock.request("screen");
    } catch {
      // Refused, as with an empty battery: the silence is measured all the same, and the page is covered.
      return;
    }
    if (ended) {
      void held.release();
    }
  };
  const comeBack = (): void => void ask();
  document.addEventListener("visibilitychange", comeBack);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", comeBack);
    void held?.release();
  };
}
