namespace LandingZone.Infra.Tests.Harness;

/// <summary>What a component says when it refuses its arguments.</summary>
internal static class Refusal
{
    /// <summary>The lines of the message.</summary>
    public static async Task<string[]> OfAsync(Action declare)
    {
        var message = "";
        await Declaration.OfAsync(() => message = Assert.Throws<ArgumentException>(declare).Message);
        return message.Split('\n');
    }
}
