package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"runtime"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/servekey"
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/render"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/live"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/spf13/cobra"
)

type serveFlags struct {
	addr    string
	open    bool
	noToken bool
	layout  *layoutFlags
	public  *bool
	config  *string
	today   *day
	maxSize *size
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve MAP",
		Short: "Show a map in the browser, anew with every save",
		Long: `Serve the page of a map to browsers on this machine and print its address. The
page follows every save of the map and of its project file; while the map has
errors it shows them beside the last good picture. Interrupt it to end.`,
		Example: `  ospomap serve ospo.yaml --open               look at it while editing
  ospomap serve ospo.yaml --addr 127.0.0.1:8080
                                               at the same address every time`,
		Args:              takes(1, 1, "one MAP"),
		ValidArgsFunction: completeMaps,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.serve(cmd.Context(), args[0], f) },
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringVar(&f.addr, "addr", "127.0.0.1:0", "listen on this `HOST:PORT` of this machine; port 0 is any that is free")
	fs.BoolVar(&f.noToken, "no-token", false, "answer without the secret part of the address, to every program on this machine")
	fs.BoolVar(&f.open, "open", false, "open the page in the browser")
	f.layout = addLayout(cmd)
	f.public = addPublic(cmd)
	f.config = addConfig(cmd)
	f.today = addToday(cmd, "judge what is overdue on this day (default SOURCE_DATE_EPOCH, else the clock)")
	f.maxSize = a.addLimits(cmd)
	completeFlag(cmd, "addr", cobra.NoFileCompletions)
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
	l, err := listen(f.addr)
	if err != nil {
		return err
	}

	ctx, stop := untilInterrupted(ctx)
	defer stop()
	layOut := func(ctx context.Context, name string) func(*graphviz.Diagram) (*graphviz.Layout, error) {
		return a.layOut(ctx, f.layout, name)
	}
	address, key := "http://"+l.Addr().String()+"/", ""
	if !f.noToken {
		key = servekey.For(f.addr, a.note)
		address += key + "/"
	}
	server := live.New(arg, key, a.reading(arg, today, f), a.writeChosen, layOut)
	fmt.Fprintln(a.stdout, address)
	if f.open {
		a.open(address)
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

// reading reads a map as check does, at this moment.
func (a *app) reading(arg string, today model.Date, f serveFlags) live.Reading {
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
	file := reported(checked)
	if checked.Err() != nil {
		return live.Reading{File: file, Public: *f.public}
	}
	if *f.public {
		checked = checked.Public()
		file.Findings = checked.Findings
	}
	return live.Reading{File: file, Public: *f.public, Map: checked.Map, View: view.Options{Findings: checked.Findings, Today: today}}
}

// writeChosen writes a file for download.
func (a *app) writeChosen(w io.Writer, m *model.Map, o view.Options, c live.Choice) error {
	return render.Draw(w, m, render.What{View: c.View, Format: c.Format, Show: o, File: format.Options{Theme: theme.Mode(c.Theme)}})
}

// listen opens a port that this machine alone can reach: whoever reaches it can
// read the map.
func listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usage("%q is not an address such as 127.0.0.1:8080", addr)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, usage("%q is not an address of this machine alone; use 127.0.0.1, [::1] or localhost", addr)
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if e, ok := errors.AsType[*net.OpError](err); ok {
		err = e.Err // without the address, which is the user's
	}
	if err != nil {
		return nil, failed("cannot listen on %q: %v", addr, err)
	}
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() { // whatever localhost is said to be
		l.Close()
		return nil, failed("%q leads to %s, which is not this machine alone", addr, l.Addr())
	}
	return l, nil
}

// open opens an address or a file with the user's program for it. Where that
// fails, its name has been printed.
func (a *app) open(target string) {
	command := []string{"xdg-open", target}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", target}
	}
	opener := exec.Command(command[0], command[1:]...)
	if err := opener.Start(); err != nil {
		a.complain(fmt.Sprintf("cannot open it: %v", err))
		return
	}
	go func() { // not waited for: it may be the browser itself
		opener.Wait()
		if code := opener.ProcessState.ExitCode(); code > 0 {
			a.complain(fmt.Sprintf("cannot open it: %s ended with exit code %d", command[0], code))
		}
	}()
}
