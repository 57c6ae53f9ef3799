import { Option, type Command } from 'commander';

import { DRAFT_STATUSES } from '../../../src/contract';

import type { CommandHost } from './command-host';
import { withCommonOptions } from './common-options';
import { decideDraft, listDrafts, showDraft, type DecideOptions, type DraftOptions, type ListOptions } from './drafts';
import { examples } from './examples';
import { didYouMean } from './nearest';
import { UsageError } from './usage-error';

/** The commands of drafts: `scap drafts` alone lists them. */
export function addDraftCommands(drafts: Command, host: CommandHost, done: (exitCode: number) => void): void {
  drafts
    .description('orders, transfers and reminders that tools have drafted; approving one changes its status, and nothing leaves the platform')
    .addHelpText('before', examples([
      ['scap drafts', 'those that wait for a decision'],
      ['scap drafts list --status all --json', ''],
      ['scap drafts show 8Q6WABCDEF', 'one, with reason, history and SQL'],
      ['scap drafts approve 8Q6WABCDEF', ''],
      ['scap drafts reject 8Q6WABCDEF --reason "We still have a pallet of it"', ''],
    ]));

  asSomebody(drafts.command('list', { isDefault: true }))
    .description('list the drafts within the scope of who asks, newest first')
    .addOption(new Option('--status <status>', 'only those of this status').choices([...DRAFT_STATUSES, 'all']).default('draft'))
    .allowExcessArguments()
    .action(async (options: ListOptions, { args: [mistyped] }: Command) => {
      const known = drafts.commands.map(command => command.name());
      if (mistyped !== undefined) {
        throw new UsageError(`scap drafts has no command ${JSON.stringify(mistyped)}.${didYouMean(mistyped, known)}`, 'Usage and examples: scap drafts --help');
      }
      done(await listDrafts(options, host));
    });

  asSomebody(drafts.command('show'))
    .description('show one draft: lines, reason, supplier where you may see it, history and the SQL behind it')
    .argument('<draft>', 'its id, or the end of it')
    .action(async (draft: string, options: DraftOptions) => done(await showDraft(draft, options, host)));

  for (const what of ['approve', 'reject'] as const) {
    asSomebody(drafts.command(what))
      .description(what === 'approve' ? 'approve a draft, for personas that permissions.approve names' : 'reject a draft with a reason, for the same personas')
      .argument('<draft>', 'its id, or the end of it')
      .option('--reason <text>', what === 'approve' ? 'why, if you want to say it' : 'why: whoever asks for the same reads it')
      .action(async (draft: string, options: DecideOptions) => done(await decideDraft(draft, what, options, host)));
  }
}

function asSomebody(command: Command): Command {
  return withCommonOptions(command)
    .option('--persona <persona>', 'as somebody of this persona')
    .option('--user <user>', 'as this sample user');
}
