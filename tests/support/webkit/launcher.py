"""A window with one WebKit page under WebDriver's control, whose storage stays on the disk as an iPad's does.

WebKit's own driver starts it: launcher.py PROFILE WIDTH HEIGHT [SCRIPT]. SCRIPT runs in every page before its own.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

profile, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
script = sys.argv[4] if len(sys.argv) > 4 else ""

storage = WebKit2.WebsiteDataManager(base_data_directory=profile + "/data", base_cache_directory=profile + "/cache")
context = WebKit2.WebContext.new_with_website_data_manager(storage)
context.set_preferred_languages(["sv-SE"])
content = WebKit2.UserContentManager()
if script:
    at_start = WebKit2.UserScriptInjectionTime.START
    content.add_script(WebKit2.UserScript.new(script, WebKit2.UserContentInjectedFrames.ALL_FRAMES, at_start, None, None))
view = WebKit2.WebView(web_context=context, user_content_manager=content, is_controlled_by_automation=True)
window = Gtk.Window()
window.set_default_size(width, height)
window.add(view)
window.show_all()
window.connect("destroy", Gtk.main_quit)


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    session.set_application_info(info)
    session.connect("create-web-view", lambda _session: view)


context.connect("automation-started", started)
context.set_automation_allowed(True)
Gtk.main()
