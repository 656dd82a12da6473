package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/desktop"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/servekey"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/live"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
)

type serveFlags struct {
	addr    cmdline.Loopback
	open    bool
	noToken bool
	layout  *layoutFlags
	public  *bool
	lang    *lang
	config  *string
	today   *day
	maxSize *size
	fonts   *fontFlags
}

func (a *app) serveCommand() *cobra.Command {
	f := serveFlags{addr: "127.0.0.1:0"}
	cmd := &cobra.Command{
		Use:   "serve MAP",
		Short: "Show a map in the browser, redrawn on each save",
		Long: `Serve the page of a map to browsers on this machine and print its address. The
page follows each save of the map and of its project file; while the map has
errors it shows them beside the last good picture. Interrupt it to stop.`,
		Example: `  ospomap serve ospo.yaml --open               look at it while editing
  ospomap serve ospo.yaml --addr 127.0.0.1:8080
                                               at the same address every time`,
		Args:              cmdline.Takes(1, 1, "one MAP"),
		ValidArgsFunction: cmdline.Maps,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.serve(cmd.Context(), args[0], f) },
	}
	fs := cmd.Flags()
	fs.Var(&f.addr, "addr", "listen on this `HOST:PORT` of this machine; port 0 is any free port")
	fs.BoolVar(&f.noToken, "no-token", false, "leave the secret part out of the address: every program on this machine can then see the map")
	fs.BoolVar(&f.open, "open", false, "open the page in the browser")
	f.layout = addLayout(cmd)
	f.public = addPublic(cmd)
	f.lang = cmdline.AddLang(cmd, "write in this language, and use the names that the map gives in it (default the map's own)")
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "judge what is overdue on this day (default SOURCE_DATE_EPOCH, else the clock)")
	f.fonts = addFonts(cmd, true)
	f.maxSize = a.addLimits(cmd)
	cmdline.Complete(cmd, "addr", cobra.NoFileCompletions)
	return cmd
}

func (a *app) serve(ctx context.Context, arg string, f serveFlags) error {
	today, err := a.givenDay(f.today)
	if err != nil {
		return err
	}
	w, err := a.watchMap(arg, *f.config)
	if err != nil {
		return err
	}
	defer w.Close()
	l, err := f.addr.Listen()
	if err != nil {
		return failed("%v", err)
	}

	ctx, stop := untilInterrupted(ctx)
	defer stop()
	layOut := func(ctx context.Context, name string) func(*graphviz.Diagram) (*graphviz.Layout, error) {
		return a.layOut(ctx, f.layout, name)
	}
	address, key := "http://"+l.Addr().String()+"/", ""
	if !f.noToken {
		key = servekey.For(f.addr.String(), a.note)
		address += key + "/"
	}
	server := live.New(arg, key, a.reading(arg, today, f), a.writeChosen(arg, f.fonts), layOut)
	fmt.Fprintln(a.stdout, address)
	if f.open {
		desktop.Open(address, a.complain)
	}
	watched := make(chan error, 1)
	go func() {
		defer stop()
		watched <- w.Each(ctx, func() error {
			server.Show(a.reading(arg, today, f))
			return nil
		})
	}()
	err = server.Serve(ctx, l)
	stop()
	if watching := <-watched; watching != nil {
		return watching
	}
	if err != nil {
		return failed("cannot serve %q: %v", arg, err)
	}
	return nil
}

// reading reads and checks a map now, with its text in the page's language.
func (a *app) reading(arg string, today model.Date, f serveFlags) live.Reading {
	r := a.readNow(arg, today, f)
	if r.Map == nil {
		r.View.Words, _ = words.For(string(*f.lang))
		return r
	}
	r.View.Words = words.Of(string(*f.lang), r.Map).Naming(r.Map)
	r.File = r.File.In(r.View.Words)
	return r
}

func (a *app) readNow(arg string, today model.Date, f serveFlags) live.Reading {
	config, project, err := a.readConfig(arg, *f.config)
	if err != nil {
		return live.Reading{Problem: err.Error()}
	}
	if len(project.Findings) > 0 {
		return live.Reading{File: project, Public: *f.public}
	}
	if today.IsZero() {
		today = model.DateOf(a.env.Now())
	}
	checked, err := a.judge(arg, f.maxSize, check.Options{Project: config, Rules: gap.Options{Today: today}})
	if err != nil {
		return live.Reading{Problem: err.Error()}
	}
	file := reporter.Of(checked)
	if checked.Err() != nil {
		return live.Reading{File: file, Public: *f.public}
	}
	if *f.public {
		checked = checked.Public()
		file.Findings = checked.Findings
	}
	fonts, err := f.fonts.open(checked.Map, config)
	if err != nil {
		return live.Reading{Problem: err.Error()}
	}
	return live.Reading{
		File: file, Public: *f.public, Map: checked.Map, View: view.Options{Findings: checked.Findings, Today: today, Lang: string(*f.lang)}, Fonts: fonts,
	}
}

// writeChosen returns a writer of downloads. It reports characters that no font has.
func (a *app) writeChosen(arg string, fonts *fontFlags) live.Writer {
	return func(w io.Writer, r *live.Reading, o view.Options, c live.Choice) error {
		err := render.Draw(w, r.Map, render.What{
			View: c.View, Format: c.Format, Show: o, File: format.Options{Theme: theme.Mode(c.Theme), Fonts: r.Fonts},
		})
		lacking := fonts.Lacking(arg, r.File.Source, r.Fonts)
		switch {
		case err != nil || lacking == "":
		case fonts.strict:
			err = errors.New(lacking)
		default:
			a.note("warning: %s", lacking)
		}
		return err
	}
}
