"""What an editor is told that she has done, on the page to which the step led: each step that is taken says so in words."""

from typing import Final

from vendors.i18n.language import _

PARAMETER: Final = "done"
"""In the address of that page: the name of what was done."""
DONE: Final = {
    "approved": _("You have approved the change as it is now."),
    "asked": _("The others are asked for an approval."),
    "back": _("Your change is as it was at that step; what you left stays among the steps."),
    "begun": _("Another change is begun; the one before is set aside."),
    "brought-back": _("The task stands in the list again."),
    "called-off": _("It will not be published by itself any more."),
    "choice": _("What you chose is kept in your change; nothing is public yet."),
    "chosen": _("You go on with this change."),
    "exact": _("The title is noted as exact in your change; nothing is public yet."),
    "hidden": _("The others see your change no more."),
    "kept": _("It is kept in your change; nothing is public yet."),
    "loaded": _("The file is loaded into your change; nothing is public yet."),
    "mended": _("It is written into your change; nothing is public yet."),
    "named": _("Your change has its name."),
    "nothing-mended": _("Nothing was changed: nothing was written into the fields, and no proposal was taken."),
    "planned": _("The change is set aside, and is published by itself at that time."),
    "published": _("It is public."),
    "put-off": _("The task is put off: it is folded below the list."),
    "released": _("The task is free again."),
    "row-removed": _("The row is removed in your change; nothing is public yet."),
    "settled": _("The question is closed until the text changes."),
    "shown": _("The others see your change now."),
    "shown-to-readers": _("Readers see it again."),
    "struck": _("It is struck: of this version readers see one neutral line in the list of changes."),
    "taken": _("You have taken the task, and the others see that."),
    "taken-back": _("Your change is out of the bin."),
    "taken-out": _("It is taken out of your change; undoing the last step brings it back."),
    "thrown-away": _("Your change is in the bin."),
    "unchanged": _("Nothing was changed: the form says what stood there already."),
}
"""What each name says."""
