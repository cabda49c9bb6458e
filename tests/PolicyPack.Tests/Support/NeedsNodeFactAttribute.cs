using LandingZone.Tests.Tools;

namespace LandingZone.PolicyPack.Tests.Support;

/// <summary>A test that needs Node.js; skipped with the reason where it is missing, but never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeFactAttribute : FactAttribute
{
    public NeedsNodeFactAttribute() => Skip = OfficialTools.Missing;
}
