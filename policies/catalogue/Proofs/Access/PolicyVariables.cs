using System.Text;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>The variables of policies, such as <c>${aws:PrincipalTag/user}</c>. Source: IAM User Guide, "Policy variables".</summary>
internal static class PolicyVariables
{
    /// <summary>Whether a text has one.</summary>
    public static bool Has(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>The text with each variable replaced by a star.</summary>
    public static string Widen(string text)
    {
        if (!Has(text))
        {
            return text;
        }

        var widened = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            widened.Append(end < 0 ? text[i] : '*');
            i = end < 0 ? i : end;
        }

        return widened.ToString();
    }
}
