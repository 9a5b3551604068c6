/** What one tab tells the others about the reader's own series. */
export type OwnNews = { readonly kind: 'saved' } | { readonly kind: 'removed'; readonly id: string };

/** Word between the tabs of this site. Silent where the browser has no such channel. */
export interface OwnChannel {
  tell(news: OwnNews): void;
  /** Hears other tabs, never this one. */
  listen(hear: (news: OwnNews) => void): void;
}

/** What is needed of a BroadcastChannel. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

function openChannel(): Channel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('macrotide-own');
}

/** `channel`: null where there is none. */
export function createOwnChannel(channel: Channel | null = openChannel()): OwnChannel {
  return {
    tell: (news) => channel?.postMessage(news),
    listen: (hear) => {
      if (!channel) return;
      channel.onmessage = (event: MessageEvent<unknown>) => {
        const news = newsOf(event.data);
        if (news) hear(news);
      };
    },
  };
}

/** Another tab may run another version: what is not understood is passed over. */
function newsOf(data: unknown): OwnNews | null {
  const { kind, id } = (data ?? {}) as Partial<Record<'kind' | 'id', unknown>>;
  if (kind === 'saved') return { kind };
  return kind === 'removed' && typeof id === 'string' ? { kind, id } : null;
}
