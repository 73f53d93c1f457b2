import { type Correction } from './correction';

/** What steps print, and what they hold on to. */
export const OUTPUT_CORRECTIONS: readonly Correction[] = [
  {
    why: 'A step has no terminal, as on GitHub; act gives it one, and loses what a failing step printed last.',
    file: 'pkg/container/host_environment.go',
    find: '	if true /* allocate Terminal */ {',
    replace: '	if false {',
  },
  {
    why: 'A step ends with its process; without a terminal act would wait for whatever that left running.',
    file: 'pkg/container/host_environment.go',
    find: `	err = cmd.Run()
	if err != nil {
		return err
	}
	if tty != nil {`,
    replace: `	cmd.WaitDelay = 2 * time.Second
	err = cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil
	}
	if err != nil {
		return err
	}
	if tty != nil {`,
  },
  {
    why: 'A last line without a line break is shown too.',
    file: 'pkg/runner/job_executor.go',
    find: `		defer rc.JobContainer.ReplaceLogWriter(oldout, olderr)

		return executor(ctx)`,
    replace: `		defer rc.JobContainer.ReplaceLogWriter(oldout, olderr)

		err := executor(ctx)
		common.FlushLine(logWriter)
		return err`,
  },
  {
    why: 'The writer that holds it back.',
    file: 'pkg/common/line_writer.go',
    find: 'func (lw *lineWriter) handleLine(line string) {',
    replace: `func FlushLine(writer io.Writer) {
	if lw, ok := writer.(*lineWriter); ok && lw.buffer.Len() > 0 {
		lw.handleLine(lw.buffer.String())
		lw.buffer.Reset()
	}
}

func (lw *lineWriter) handleLine(line string) {`,
  },
];
