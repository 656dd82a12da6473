# A Homebrew formula that builds what `make install` installs:
#
#   brew install --HEAD --formula .packaging/ospomap.rb
class Ospomap < Formula
  desc "Draw and check the stakeholder map of an open source program office"
  homepage "https://github.com/ospomap/ospomap"
  license "Apache-2.0"
  head "https://github.com/ospomap/ospomap.git", branch: "main"

  depends_on "go" => :build

  def install
    system "make", "install", "PREFIX=#{prefix}"
  end

  test do
    system bin/"ospomap", "init"
    system bin/"ospomap", "render", "ospo.yaml"
    assert_match "</svg>", (testpath/"ospo.svg").read
  end
end
