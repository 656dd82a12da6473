package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/ospomap/ospomap"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/cmdline"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/fontset"
)

// version is set in release builds with -ldflags "-X main.version=v1.2.3".
var version string

func (a *app) versionCommand() *cobra.Command {
	var licenses, fonts bool
	cmd := &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              cmdline.Takes(0, 0, "no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			if licenses {
				fmt.Fprintf(a.stdout, "%s\n%s", ospomap.License, ospomap.ThirdParty)
				return nil
			}
			if fonts {
				return fontset.List(a.stdout)
			}
			return a.version()
		},
	}
	cmd.Flags().BoolVar(&fonts, "fonts", false, "print the installed fonts from which PNG and PDF would take glyphs, by script")
	cmd.Flags().BoolVar(&licenses, "licenses", false, "print the licence, and those of everything built in")
	return cmd
}

func (a *app) version() error {
	fmt.Fprintf(a.stdout, "ospomap %s (%s, %s/%s)\n", currentVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// currentVersion returns the release version, or else the module version from the build
// info.
func currentVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
