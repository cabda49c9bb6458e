namespace LandingZone.Policies.Rules.Pods;

/// <summary>Where a kind of object holds pods.</summary>
/// <param name="Path">
/// The way from the object, such as <c>spec.jobTemplate.spec.template</c>. <c>[]</c> stands for each element of a list, <c>{}</c> for each
/// entry of a map.
/// </param>
/// <param name="Form">What is there.</param>
/// <param name="IsPatch">Whether it only changes pods that another object describes, so that what it leaves out is no fault.</param>
/// <param name="LeavesAccount">Whether the service account is told elsewhere.</param>
internal sealed record PodPlace(string Path, PodForm Form = PodForm.Template, bool IsPatch = false, bool LeavesAccount = false)
{
    /// <summary>The same in each element of a list of such objects.</summary>
    public PodPlace InList() => this with { Path = Path.Length == 0 ? "items[]" : $"items[].{Path}" };

    /// <summary>The same where only some fields are given.</summary>
    public PodPlace AsPatch() => this with { IsPatch = true, LeavesAccount = true };
}
