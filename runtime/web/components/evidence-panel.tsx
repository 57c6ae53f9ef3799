import { useEffect, useRef, useState } from 'preact/hooks';
import type { SampleUser } from '../../../src/contract';
import { evidenceOf } from '../turn/main-block';
import type { Turn } from '../turn/turn';
import { unreachable } from '../unreachable';
import { AccessTab, DefinitionTab, MethodTab, RowsTab, SqlTab } from './evidence-tabs';
import type { CellAddress } from './result-table';

const TABS = ['Rows', 'SQL', 'Method', 'Definition', 'Access'] as const;
type Tab = (typeof TABS)[number];

/** All that an answer rests on, so that a person can check it. */
export function EvidencePanel({ turn, user, mainBlockId, cell }: {
  readonly turn: Turn; readonly user: SampleUser; readonly mainBlockId?: string; readonly cell?: CellAddress;
}) {
  const [tab, setTab] = useState<Tab>('Rows');
  const panel = useRef<HTMLElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), []);
  const evidence = evidenceOf(turn);
  const id = (name: Tab, part: 'tab' | 'panel'): string => `${turn.key}-${name}-${part}`;

  /** Arrow keys move between the tabs, as in every tab list. */
  const moved = (event: KeyboardEvent): void => {
    const last = TABS.length - 1;
    const at = TABS.indexOf(tab);
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const next = to === undefined ? undefined : TABS[to];
    if (next === undefined || to === undefined) return;
    event.preventDefault();
    setTab(next);
    bar.current?.querySelectorAll('button')[to]?.focus();
  };

  return (
    <section ref={panel} class="evidence" aria-label="Evidence">
      <div ref={bar} class="tabs" role="tablist" aria-label="Evidence" onKeyDown={moved}>
        {TABS.map(name => (
          <button key={name} type="button" role="tab" id={id(name, 'tab')} aria-selected={name === tab} aria-controls={id(name, 'panel')}
            tabIndex={name === tab ? 0 : -1} onClick={() => setTab(name)}>{name}</button>
        ))}
      </div>
      {TABS.map(name => (
        <div key={name} role="tabpanel" id={id(name, 'panel')} aria-labelledby={id(name, 'tab')} hidden={name !== tab} tabIndex={0}>
          {name === tab && content(name)}
        </div>
      ))}
    </section>
  );

  function content(name: Tab) {
    switch (name) {
      case 'Rows': return <RowsTab turn={turn} cell={cell?.block === mainBlockId ? undefined : cell} />;
      case 'SQL': return <SqlTab {...evidence} />;
      case 'Method': return <MethodTab evidence={[...evidence.main, ...evidence.before]} />;
      case 'Definition': return <DefinitionTab evidence={[...evidence.main, ...evidence.before]} />;
      case 'Access': return <AccessTab turn={turn} user={user} />;
      default: return unreachable(name);
    }
  }
}
