import type { CanonicalView } from '../../../../src/contract';
import { PlatformError } from '../../errors';
import type { ToolContext } from '../definition';
import { nearest } from '../text-similarity';

/** A view was named that the caller may not query, or that does not exist: the answer is the same for both. */
export class ViewNotGrantedError extends PlatformError {
  readonly code = 'VIEW_NOT_GRANTED';
  override readonly status = 403;
  override readonly remedy: string;

  constructor(readonly asked: string, granted: readonly string[]) {
    super(`There is no view ${asked} that you may query.`);
    const near = nearest(asked, granted);
    this.remedy = granted.length === 0
      ? 'Ask whoever grants access for a view.'
      : `${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `You may query ${granted.join(', ')}.`} Others: ask whoever grants access.`;
  }
}

/** The views that the caller may query, by name. */
export function grantedViews({ permit, views }: ToolContext): readonly CanonicalView[] {
  return [...permit.views.keys()].flatMap(name => views[name] ?? []).sort((a, b) => a.name.localeCompare(b.name));
}

/** The view of that name, which may say catalog and schema. @throws ViewNotGrantedError */
export function grantedView(asked: string, context: ToolContext): CanonicalView {
  const granted = grantedViews(context);
  const found = granted.find(({ name }) => name === lastPart(asked));
  if (found === undefined) throw new ViewNotGrantedError(asked, granted.map(({ name }) => name));
  return found;
}

/** `awsdatacatalog.supply_chain.products` is `products`. */
function lastPart(name: string): string {
  return name.trim().toLowerCase().replaceAll('"', '').split('.').at(-1) ?? '';
}
